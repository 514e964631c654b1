// The note while it is typed: marks move with the words, findings point at them, the mail address stays current.

const form = document.getElementById("note");
const mirror = document.getElementById("mirror");
const sheet = () => document.getElementById("body");

// Marks as ranges of the text that the mirror shows.
function marksOf() {
  let at = 0;
  const found = [];
  for (const node of mirror.childNodes) {
    const length = node.textContent.length;
    if (node.nodeType === Node.ELEMENT_NODE) found.push({ start: at, end: at + length, kind: [...node.classList].filter((name) => name.startsWith("said")).join(" "), finding: node.dataset.finding });
    at += length;
  }
  return found;
}

function moved(marks, before, after) {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const grown = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= head) return [mark];
    if (mark.start >= before.length - tail) return [{ ...mark, start: mark.start + grown, end: mark.end + grown }];
    return []; // these words are being changed: their finding waits for the next check
  });
}

function paint(text, marks) {
  const pieces = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start > at) pieces.push(text.slice(at, mark.start));
    const node = document.createElement("mark");
    node.className = mark.kind;
    node.dataset.finding = mark.finding;
    node.textContent = text.slice(mark.start, mark.end);
    pieces.push(node);
    at = mark.end;
  }
  if (at < text.length) pieces.push(text.slice(at));
  mirror.replaceChildren(...pieces);
}

// The places of findings are true while nothing was typed since the check that found them.
let typed = 0;
let checked = 0;
let asked = 0;

function follow() {
  const text = sheet().value;
  const shown = mirror.textContent;
  if (text !== shown) paint(text, moved(marksOf(), shown, text));
  address();
}

function address() {
  const link = document.getElementById("mailto");
  if (!link) return;
  const now = new URLSearchParams(link.getAttribute("href").split("?")[1] ?? "");
  const parts = [["subject", form.elements.subject?.value ?? ""], ["body", sheet().value.replaceAll("\n", "\r\n")], ["in-reply-to", now.get("in-reply-to") ?? ""]];
  const query = parts.filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  link.href = `mailto:${encodeURIComponent(form.elements.to_email?.value ?? "").replace("%40", "@")}${query ? `?${query}` : ""}`;
}

function light(number) {
  for (const node of document.querySelectorAll("[data-finding]")) node.toggleAttribute("data-lit", Boolean(number) && node.dataset.finding === number);
}

function atCaret() {
  const area = sheet();
  if (document.activeElement !== area) return;
  const here = marksOf().find((mark) => mark.start <= area.selectionStart && area.selectionStart <= mark.end);
  light(here?.finding);
}

// Select the words of a finding. Places hold while nothing was typed since; later only its mark knows.
function show(button) {
  const area = sheet();
  const number = button.dataset.show;
  const mark = marksOf().find((each) => each.finding === number);
  const [start, end] = (button.dataset.place ?? "").split(":").map((place) => units(area.value, Number(place)));
  const range = typed === checked && end ? { start, end } : mark;
  if (!range) return;
  (mirror.querySelector(`[data-finding="${number}"]`) ?? area).scrollIntoView({ block: "center" });
  area.focus({ preventScroll: true });
  area.setSelectionRange(range.start, range.end);
  light(number);
}

// Places come as counts of characters, the sheet counts UTF-16 units.
const units = (text, characters) => Array.from(text).slice(0, characters).join("").length;

// One click. Done as typing, so that the browser's own undo takes it back; while a check is on its way, the
// places may be old, and the server does it.
function fix(button) {
  const [place, start, end, ...rest] = button.value.split(":");
  const area = sheet();
  let [from, to] = [units(area.value, Number(start)), units(area.value, Number(end))];
  const words = rest.join(":");
  if (typed !== checked || place !== "body") { fixThere(button); return; }
  if (!words && area.value[to] === " " && (from === 0 || /\s/.test(area.value[from - 1]))) to += 1;
  area.focus({ preventScroll: true });
  area.setSelectionRange(from, to);
  const done = words ? document.execCommand("insertText", false, words) : document.execCommand("delete");
  if (!done) fixThere(button);
}

function fixThere(button) {
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: "fix", value: button.value });
  form.append(field);
  form.addEventListener("htmx:afterRequest", () => field.remove(), { once: true });
  form.dispatchEvent(new CustomEvent("fixed"));
}

if (form) {
  document.addEventListener("input", (event) => { if (event.target.form === form) { typed += 1; follow(); } });
  form.addEventListener("htmx:beforeRequest", () => { asked = typed; });
  form.addEventListener("htmx:afterRequest", () => { checked = asked; });
  document.addEventListener("selectionchange", atCaret);
  document.addEventListener("click", (event) => {
    const shown = event.target.closest("[data-show]");
    if (shown) show(shown);
    const fixing = event.target.closest("[data-fix]");
    if (fixing && window.htmx) { event.preventDefault(); fix(fixing); }
  });
  document.addEventListener("htmx:afterSettle", follow);
  document.addEventListener("htmx:oobAfterSwap", follow);
  follow();
}
