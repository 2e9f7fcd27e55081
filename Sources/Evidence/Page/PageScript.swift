/// What an article's page does when somebody clicks.
///
/// Marks lead to their rows and rows to their words; boxes show and hide tables. Without scripts
/// everything can still be read.
let pageScript = """
  const body = document.body;
  const marksOf = id => [...document.querySelectorAll("article .mark")]
    .filter(mark => mark.dataset.rows.split(" ").includes(id));
  for (const box of document.querySelectorAll(".layers input")) {
    const show = () => {
      body.classList.toggle("show-" + box.value, box.checked);
      document.querySelector("section." + box.value).hidden = !box.checked;
    };
    box.addEventListener("change", show);
    show();
  }
  function choose(ids) {
    for (const old of document.querySelectorAll(".chosen")) old.classList.remove("chosen");
    for (const id of ids) {
      document.getElementById(id).classList.add("chosen");
      for (const mark of marksOf(id)) mark.classList.add("chosen");
    }
  }
  document.querySelector("article").addEventListener("click", event => {
    const mark = event.target.closest(".mark");
    if (!mark) return choose([]);
    const shown = mark.dataset.rows.split(" ")
      .filter(id => !document.getElementById(id).closest("section").hidden);
    choose(shown);
    if (shown.length) document.getElementById(shown[0]).scrollIntoView({block: "nearest"});
  });
  document.querySelector("aside").addEventListener("click", event => {
    const row = event.target.closest("li");
    if (!row) return;
    event.preventDefault();
    choose([row.id]);
    const mark = marksOf(row.id)[0];
    if (mark) mark.scrollIntoView({block: "center"});
  });
  if (location.hash.length > 1 && document.getElementById(location.hash.slice(1))) {
    choose([location.hash.slice(1)]);
  }

  """
