// What the page knows, and how an element is made: text only ever becomes text.
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const SIGNS = { verified: "✓", rejected: "✗", undecided: "?", untold: "–" };

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== ""));
  return element;
}

const view = { query: "", domain: "", law: "", which: "last", disagree: false, narrators: new Set(data.narrators.keys()) };

function tryOf(telling) {
  return view.which === "first" ? telling.tries[0] : telling.tries[telling.tries.length - 1];
}

function shown(trace) {
  return trace.tellings.filter((telling) => view.narrators.has(telling.narrator));
}

function verdictOf(telling) {
  return tryOf(telling).verdict;
}

function faultsOf(telling) {
  return tryOf(telling).faults;
}

function breaks(telling, law) {
  if (law === "?") return verdictOf(telling) === "undecided";
  return faultsOf(telling).some((fault) => law === "*" || fault.law === law);
}

function plural(count, word) {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}
