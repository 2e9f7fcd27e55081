"""A picture of the figures that say most: bytes and reading of the table of tokens."""

OURS, OTHERS = "#2b6cb0", "#b8bcc4"


def draw(figures, path):
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update(
        {"font.size": 9, "svg.hashsalt": "broadsheet", "svg.fonttype": "none"})
    from matplotlib import pyplot

    sizes = figures.sizes["tokens"]
    codes = figures.reads["codes", "tokens"]
    strings = figures.reads["strings", "tokens"]
    frame, axes = pyplot.subplots(1, 3, figsize=(11, 3.2), layout="constrained")
    bars(axes[0], "tokens: MB", {
        name: sizes[name] / 1e6 for name in
        ("Parquet snappy", "Feather zstd", "Parquet zstd-3", "Parquet best", "fast", "small")})
    bars(axes[1], "read as dictionaries: ms", {k: v * 1000 for k, v in codes.items()})
    bars(axes[2], "read as strings: ms", {k: v * 1000 for k, v in strings.items()})
    frame.savefig(path, metadata={"Date": None} if str(path).endswith(".svg") else None)


def bars(axes, title, values):
    names = list(values)[::-1]
    colors = [OURS if is_ours(name) else OTHERS for name in names]
    drawn = axes.barh(names, [values[name] for name in names], color=colors)
    axes.bar_label(drawn, fmt=lambda value: f"{value:,.{0 if value >= 100 else 1}f}", padding=3)
    axes.set_title(title, loc="left")
    axes.margins(x=0.2)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.xaxis.set_visible(False)
    axes.tick_params(left=False)


def is_ours(name):
    return name.split(", ")[-1] in ("small", "fast")
