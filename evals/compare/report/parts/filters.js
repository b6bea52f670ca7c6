// Which traces are shown, and when they are drawn: only once they are about to be seen.
const list = byId("list");
const articles = data.traces.map(article);
const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) if (entry.isIntersecting) ensure(entry.target);
  },
  { rootMargin: "900px 0px" },
);
const texts = new Map();

function indexOf(element) {
  return articles.indexOf(element);
}

function ensure(element) {
  const body = element.querySelector(".body");
  if ("drawn" in body.dataset) return;
  drawBody(element, data.traces[indexOf(element)]);
  watcher.unobserve(element);
  if (view.query) paintHits();
}

function textOf(index) {
  if (!texts.has(index)) {
    const trace = data.traces[index];
    const told = trace.tellings.flatMap((telling) => telling.tries.flatMap(wordsOf));
    const given = [trace.name, trace.topic, trace.problem, trace.source, trace.call, trace.returned, trace.answer];
    texts.set(index, [...given, ...told].join("\n").toLowerCase());
  }
  return texts.get(index);
}

function wordsOf(one) {
  const prose = one.sentences.map((sentence) => sentence.pieces.map(([text]) => text).join("")).join("");
  return [prose, one.reason, ...one.faults.flatMap((fault) => [fault.said, fault.seen])];
}

function passes(trace, index) {
  if (view.domain && trace.domain !== view.domain) return false;
  const tellings = shown(trace);
  if (view.law && !tellings.some((one) => breaks(one, view.law))) return false;
  if (view.disagree && new Set(tellings.map(verdictOf)).size < 2) return false;
  return !view.query || textOf(index).includes(view.query);
}

function refresh(redraw) {
  hideNote();
  let count = 0;
  data.traces.forEach((trace, index) => {
    const element = articles[index];
    element.hidden = !passes(trace, index);
    if (!element.hidden) count += 1;
    if (!redraw) return;
    drawVerdicts(element, trace);
    const body = element.querySelector(".body");
    delete body.dataset.drawn;
    watcher.unobserve(element);
    watcher.observe(element);
  });
  byId("count").textContent = `${count} of ${plural(data.traces.length, "trace")}`;
  paintHits();
}

function paintHits() {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete("hit");
  if (!view.query) return;
  const ranges = [];
  for (const body of list.querySelectorAll(".trace:not([hidden]) .body[data-drawn]")) {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && ranges.length < 2000) {
      const text = walker.currentNode.data.toLowerCase();
      if (text.length !== walker.currentNode.data.length) continue;
      for (let at = text.indexOf(view.query); at >= 0; at = text.indexOf(view.query, at + view.query.length)) {
        const range = new Range();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + view.query.length);
        ranges.push(range);
      }
    }
  }
  if (ranges.length) CSS.highlights.set("hit", new Highlight(...ranges));
}

function choices() {
  for (const domain of [...new Set(data.traces.map((trace) => trace.domain))].sort()) byId("domain").append(make("option", { value: domain }, domain));
  for (const law of data.laws) byId("law").append(make("option", { value: law }, law));
  data.narrators.forEach((name, index) => {
    const box = make("input", { type: "checkbox", value: index, checked: true });
    byId("narrators").append(make("label", { class: "check" }, box, ` ${name}`));
  });
  byId("which").closest("label").hidden = !data.traces.some((trace) => trace.tellings.some((telling) => telling.tries.length > 1));
}

function readFilters(redraw) {
  view.domain = byId("domain").value;
  view.law = byId("law").value;
  view.which = byId("which").value;
  view.disagree = byId("disagree").checked;
  view.query = byId("query").value.trim().toLowerCase();
  view.narrators = new Set([...byId("narrators").querySelectorAll("input:checked")].map((box) => Number(box.value)));
  refresh(redraw);
}

function filtersWork() {
  const form = byId("filters");
  let waiting = 0;
  choices();
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => readFilters(event.target.id === "which" || event.target.closest("#narrators") !== null));
  byId("query").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(readFilters, 120, false);
  });
  form.addEventListener("reset", () => setTimeout(readFilters, 0, true));
  for (const link of document.querySelectorAll("a[data-law]")) link.addEventListener("click", () => onlyFaults(link));
}

function onlyFaults(link) {
  byId("filters").reset();
  byId("law").value = link.dataset.law;
  byId("which").value = link.dataset.which;
  for (const box of byId("narrators").querySelectorAll("input")) box.checked = !link.dataset.narrator || box.value === link.dataset.narrator;
  setTimeout(readFilters, 0, true);
}
