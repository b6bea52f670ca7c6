// One trace: what was given, what happened, and each narrator's telling of it.
function article(trace, index) {
  const id = `trace-${index + 1}`;
  const place = [trace.domain, trace.topic, trace.level ? `level ${trace.level}` : ""].filter(Boolean).join(" · ");
  return make(
    "article",
    { id, class: "trace", tabindex: "-1", "aria-labelledby": `${id}-title` },
    make(
      "header",
      {},
      make("h3", { id: `${id}-title` }, make("a", { href: `#${id}` }, `Trace ${index + 1}`), " ", make("small", {}, place)),
      make("ul", { class: "verdicts" }),
    ),
    make("div", { class: "body" }),
  );
}

function drawVerdicts(element, trace) {
  const marks = shown(trace).map((telling) => {
    const [verdict, faults] = [verdictOf(telling), faultsOf(telling).length];
    const count = faults ? make("span", { class: "n" }, String(faults)) : null;
    const sign = make("span", { "aria-hidden": "true" }, SIGNS[verdict]);
    const words = faults ? `${verdict}, ${plural(faults, "fault")}` : verdict;
    const label = `${data.narrators[telling.narrator]}: ${words}`;
    const name = make("span", { class: "who" }, data.narrators[telling.narrator]);
    return make("li", { class: verdict, title: label }, sign, count, name, make("span", { class: "unseen" }, ` ${words}`));
  });
  element.querySelector(".verdicts").replaceChildren(...marks);
}

function drawBody(element, trace) {
  const id = element.id;
  const tellings = shown(trace).map((telling) => drawTelling(id, telling));
  const body = element.querySelector(".body");
  body.replaceChildren(given(id, trace), make("div", { class: "tellings" }, tellings));
  body.dataset.drawn = "";
}

function given(id, trace) {
  return make(
    "div",
    { class: "given" },
    make("h4", {}, "Problem"),
    make("p", { class: "problem" }, trace.problem),
    make("h4", {}, "Program"),
    make("ol", { class: "source", tabindex: "0", "aria-label": "program" }, trace.source.split("\n").map(sourceLine)),
    make("h4", {}, "Trace ", make("small", {}, plural(trace.steps, "step"))),
    make("p", { class: "call" }, make("code", {}, `${trace.call} → ${trace.returned}`)),
    make(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": "steps of the trace" },
      make("table", { class: "steps" }, stepHead(), make("tbody", {}, trace.shown.map(stepRow))),
    ),
  );
}

function sourceLine(text, at) {
  return make("li", { "data-line": at + 1 }, make("code", {}, text || " "));
}

function stepHead() {
  return make("thead", {}, make("tr", {}, ["step", "line", "what happens"].map((name) => make("th", { scope: "col" }, name))));
}

function stepRow([first, last, line, level, text]) {
  const what = make("td", {}, make("code", {}, text));
  what.style.setProperty("--depth", Math.min(level, 8));
  const steps = first === last ? String(first) : `${first}–${last}`;
  return make("tr", { "data-first": first, "data-last": last, "data-line": line }, make("td", {}, steps), make("td", {}, String(line)), what);
}

function drawTelling(id, telling) {
  const name = data.narrators[telling.narrator];
  const verdict = verdictOf(telling);
  const key = `${id}-${telling.narrator}`;
  const head = make("h4", { id: `${key}-title` }, make("span", { class: "sign", "aria-hidden": "true" }, SIGNS[verdict]), ` ${name} `, make("small", {}, verdict));
  const one = tryOf(telling);
  const which = telling.tries.length > 1 ? `; this is the ${view.which}` : "";
  const parts = [head, make("p", { class: "meta" }, telling.note + which)];
  const unread = one.sentences.some((sentence) => sentence.pieces.some((piece) => piece[2]));
  if (one.reason) parts.push(make("p", { class: "reason" }, one.reason));
  if (unread) parts.push(make("p", { class: "reason" }, make("span", { class: "unread" }, "Dotted"), ": not understood by the checker."));
  if (one.sentences.length) parts.push(drawText(key, name, one));
  parts.push(drawFaults(key, one));
  return make("section", { class: `telling ${verdict}`, "aria-labelledby": `${key}-title` }, parts.filter(Boolean));
}

function drawText(key, name, one) {
  const last = new Map();
  for (const sentence of one.sentences) for (const piece of sentence.pieces) for (const number of piece[1]) last.set(number, piece);
  const sentences = one.sentences.map((sentence) => {
    const pieces = sentence.pieces.map((piece) => drawPiece(key, piece, piece[1].filter((number) => last.get(number) === piece)));
    return make("span", { class: "sentence", "data-steps": sentence.steps.map((span) => span.join("-")).join(" ") }, pieces);
  });
  const label = `telling by ${name}; the right and left arrows go from sentence to sentence`;
  return make("div", { class: "text", tabindex: "0", role: "group", "aria-label": label }, sentences);
}

function drawPiece(key, [text, faults, unread], ending) {
  const words = unread ? make("span", { class: "unread" }, text) : text;
  if (!faults.length) return words;
  const signs = ending.length ? make("sup", {}, ending.map((number) => number + 1).join(" ")) : null;
  const described = faults.map((number) => `${key}-f${number}`).join(" ");
  const attributes = { class: "mark", href: `#${key}-f${faults[0]}`, "data-faults": faults.join(" "), "aria-describedby": described };
  if (ending.length) attributes.id = `${key}-m${ending[0]}`;
  return make("a", attributes, [make("mark", {}, words), signs].filter(Boolean));
}

function drawFaults(key, one) {
  if (!one.faults.length) return null;
  const items = one.faults.map((fault, number) => make("li", { id: `${key}-f${number}`, tabindex: "-1" }, faultParts(fault)));
  return make("ol", { class: "faults", "aria-label": "faults" }, items);
}

function faultParts(fault) {
  const quoted = (word, text) => (text ? make("span", { class: "part" }, make("b", {}, `${word} `), text) : null);
  return [make("span", { class: "law" }, fault.law), " ", quoted("said", fault.said), quoted("seen", fault.seen), quoted("write", fault.instead)].filter(Boolean);
}
