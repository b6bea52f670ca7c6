// What follows the pointer and the keys: notes at faults, and the steps and lines that a sentence tells.
const note = byId("note");

function faultAt(mark) {
  const section = mark.closest(".telling");
  const index = Number(mark.closest(".trace").id.slice(6)) - 1;
  const narrator = Number(section.querySelector("h4").id.split("-")[2]);
  const telling = data.traces[index].tellings.find((one) => one.narrator === narrator);
  return mark.dataset.faults.split(" ").map((number) => tryOf(telling).faults[Number(number)]);
}

let noted = null;

function showNote(mark) {
  noted = mark;
  note.replaceChildren(...faultAt(mark).map((fault) => make("p", {}, faultParts(fault))));
  note.hidden = false;
  placeNote();
}

function placeNote() {
  if (!noted) return;
  const place = noted.getClientRects()[0];
  if (!place) return hideNote();
  const left = Math.max(8, Math.min(place.left, document.documentElement.clientWidth - note.offsetWidth - 8));
  const below = place.bottom + 6;
  const fits = below + note.offsetHeight < window.innerHeight;
  note.style.left = `${left}px`;
  note.style.top = `${fits ? below : Math.max(8, place.top - note.offsetHeight - 6)}px`;
}

function hideNote() {
  noted = null;
  note.hidden = true;
}

function light(sentence, scroll) {
  const trace = sentence.closest(".trace");
  unlight(trace);
  sentence.classList.add("current");
  const spans = sentence.dataset.steps.split(" ").filter(Boolean).map((span) => span.split("-").map(Number));
  const lines = new Set();
  const rows = [...trace.querySelectorAll("tr[data-first]")].filter((row) =>
    spans.some(([first, last]) => first <= Number(row.dataset.last) && Number(row.dataset.first) <= last),
  );
  for (const row of rows) {
    row.classList.add("current");
    lines.add(row.dataset.line);
  }
  for (const line of trace.querySelectorAll(".source li")) line.classList.toggle("current", lines.has(line.dataset.line));
  if (rows.length && scroll) within(rows[0].closest(".scroll"), rows[0]);
  return spans;
}

function within(box, row) {
  const [top, bottom] = [row.offsetTop, row.offsetTop + row.offsetHeight];
  if (top < box.scrollTop + 24 || bottom > box.scrollTop + box.clientHeight) box.scrollTop = top - box.clientHeight / 3;
}

function unlight(trace) {
  for (const element of trace.querySelectorAll(".current")) element.classList.remove("current");
}

function sentenceBy(text, delta) {
  const sentences = [...text.querySelectorAll(".sentence")];
  const at = sentences.findIndex((one) => one.classList.contains("current"));
  const next = Math.max(0, Math.min(sentences.length - 1, at + delta));
  if (!sentences.length) return;
  const spans = light(sentences[next], true);
  sentences[next].scrollIntoView({ block: "nearest" });
  const told = spans.map(([first, last]) => (first === last ? `step ${first}` : `steps ${first} to ${last}`)).join(", ");
  byId("said").textContent = `${sentences[next].textContent.trim()} ${told ? `(${told})` : "(no steps)"}`;
}

function followPointer(list) {
  list.addEventListener("pointerover", (event) => {
    const mark = event.target.closest(".mark");
    if (mark) showNote(mark);
    else if (!document.activeElement.matches(".mark")) hideNote();
    const sentence = event.target.closest(".sentence");
    if (sentence && event.pointerType === "mouse") light(sentence, true);
  });
  list.addEventListener("pointerleave", hideNote);
  list.addEventListener("click", (event) => {
    const sentence = event.target.closest(".sentence");
    if (sentence && !event.target.closest(".mark")) light(sentence, true);
  });
  list.addEventListener("focusin", (event) => {
    const mark = event.target.closest(".mark");
    if (mark) {
      light(mark.closest(".sentence"), true);
      showNote(mark);
    } else hideNote();
  });
  list.addEventListener("focusout", hideNote);
  window.addEventListener("scroll", placeNote, { passive: true });
}
