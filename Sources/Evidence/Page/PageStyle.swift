/// The style sheet of an article's page.
///
/// Tables differ in more than hue: names have a ground, dates and quantities a line below,
/// quotations slanted letters, statements a bar below, events a frame.
let pageStyle = """
  :root {
    --person: #fde2b8; --organization: #cfe3fb; --place: #cdeed3; --group: #e9d9f7;
    --other: #e6e6e6; --dates: #0b7285; --quantities: #8a4b08; --quotes: #7a1f5c;
    --statements: #c9b458; --events: #b3261e;
  }
  * { box-sizing: border-box; }
  body { margin: 0; font: 17px/1.65 Georgia, "Liberation Serif", serif; color: #1b1b1b; background: #fcfcfa; }
  header { position: sticky; top: 0; z-index: 1; padding: .5rem 1.5rem; background: #fcfcfaee;
    border-bottom: 1px solid #ddd; font: 14px/1.5 system-ui, "DejaVu Sans", sans-serif; }
  .facts { margin: 0 0 .25rem; color: #555; }
  .layers { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
  .layers label { cursor: pointer; }
  .count { color: #777; }
  main { display: grid; grid-template-columns: minmax(0, 44rem) minmax(16rem, 26rem); gap: 3rem;
    padding: 1rem 1.5rem 4rem; justify-content: center; }
  h1 { font-size: 1.7rem; line-height: 1.25; }
  .byline { color: #555; }
  aside { position: sticky; top: 5.5rem; align-self: start; max-height: calc(100vh - 6.5rem);
    overflow: auto; font: 13px/1.45 system-ui, "DejaVu Sans", sans-serif; }
  aside h2 { font-size: 1rem; margin: .75rem 0 .25rem; }
  aside ol { list-style: none; margin: 0; padding: 0; }
  aside li { padding: .3rem .5rem; border-left: 4px solid transparent; overflow-wrap: anywhere; }
  aside a { color: inherit; text-decoration: none; font-weight: 600; display: -webkit-box;
    -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
  dl { margin: 0; color: #555; }
  dt, dd { display: inline; margin: 0; }
  dt::after { content: " "; }
  dt { color: #999; }
  dd::after { content: "  "; white-space: pre; }
  .mark { border-radius: 2px; }
  .show-mentions .mark.person { background: var(--person); }
  .show-mentions .mark.organization { background: var(--organization); }
  .show-mentions .mark.place { background: var(--place); }
  .show-mentions .mark.group { background: var(--group); }
  .show-mentions .mark.other { background: var(--other); }
  .show-dates .mark.dates { text-decoration: underline 2px var(--dates); }
  .show-quantities .mark.quantities { text-decoration: underline dashed 2px var(--quantities); }
  .show-quotes .mark.quotes { color: var(--quotes); font-style: italic; }
  .show-statements .mark.statements { box-shadow: inset 0 -3px var(--statements); }
  .show-events .mark.events { outline: 2px solid var(--events); outline-offset: 1px; }
  label.mentions { border-bottom: 3px solid var(--person); }
  label.dates { border-bottom: 3px solid var(--dates); }
  label.quantities { border-bottom: 3px dashed var(--quantities); }
  label.quotes { color: var(--quotes); font-style: italic; }
  label.statements { border-bottom: 3px solid var(--statements); }
  label.events { outline: 2px solid var(--events); outline-offset: 2px; }
  .mark.chosen { background: #fff176 !important; }
  li.chosen { border-left-color: #f9a825; background: #fffde7; }
  @media (max-width: 60rem) {
    main { grid-template-columns: minmax(0, 1fr); }
    aside { position: static; max-height: none; }
  }
  @media print { header, aside { position: static; max-height: none; } }

  """
