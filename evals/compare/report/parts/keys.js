// The keys, the theme, and the start.
const THEMES = ["auto", "light", "dark"];

function from(delta) {
  const focused = document.activeElement.closest(".trace");
  if (focused) return indexOf(focused) + delta;
  const seen = articles.findIndex((element) => !element.hidden && element.getBoundingClientRect().bottom > 80);
  return delta > 0 ? Math.max(0, seen) : seen - 1;
}

function traceBy(delta) {
  for (let at = from(delta); at >= 0 && at < articles.length; at += delta) {
    if (articles[at].hidden) continue;
    ensure(articles[at]);
    articles[at].focus({ preventScroll: true });
    articles[at].scrollIntoView({ block: "start" });
    return;
  }
}

function faultBy(delta) {
  const visible = articles.filter((element) => !element.hidden);
  const active = document.activeElement;
  const start = active.closest(".trace") ? indexOf(active.closest(".trace")) : Math.max(0, from(1));
  for (let at = Math.max(0, visible.indexOf(articles[start])); at >= 0 && at < visible.length; at += delta) {
    ensure(visible[at]);
    const marks = [...visible[at].querySelectorAll(".mark")];
    const here = visible[at].contains(active) ? marks.filter((mark) => beside(active, mark, delta)) : marks;
    const next = delta > 0 ? here[0] : here[here.length - 1];
    if (!next) continue;
    next.scrollIntoView({ block: "center" });
    next.focus({ preventScroll: true });
    return;
  }
}

function beside(active, mark, delta) {
  const side = delta > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  return mark !== active && Boolean(active.compareDocumentPosition(mark) & side);
}

const KEYS = {
  j: () => traceBy(1),
  k: () => traceBy(-1),
  n: () => faultBy(1),
  p: () => faultBy(-1),
  "/": () => byId("query").focus(),
  "?": () => byId("keys").showModal(),
};

function keysWork() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open) return;
    if (event.key === "Escape") {
      hideNote();
      if (event.target.id === "query") event.target.blur();
      return;
    }
    if (event.target.closest("input, select, textarea")) return;
    const text = event.target.closest(".text");
    if (text && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      event.preventDefault();
      sentenceBy(text, event.key === "ArrowRight" ? 1 : -1);
    } else if (Object.hasOwn(KEYS, event.key)) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });
  byId("help").hidden = false;
  byId("help").addEventListener("click", KEYS["?"]);
}

function themeWorks() {
  const button = byId("theme");
  let at = 0;
  button.hidden = false;
  button.addEventListener("click", () => {
    at = (at + 1) % THEMES.length;
    document.documentElement.dataset.theme = THEMES[at];
    button.textContent = `Theme: ${THEMES[at]}`;
  });
}

filtersWork();
keysWork();
themeWorks();
followPointer(list);
list.append(...articles);
refresh(true);
window.addEventListener("beforeprint", () => {
  for (const element of document.querySelectorAll("details")) element.open = true;
  articles.filter((element) => !element.hidden).forEach(ensure);
});
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
