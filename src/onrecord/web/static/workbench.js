// The workbench works without this file. It adds: review by keyboard, the places of selected words in
// the form that makes a claim of them, and the progress of work that takes long.
"use strict";

const typing = (target) => target.matches("input:not([type=checkbox], [type=radio], [type=file]), textarea, select");

// Where keys apply: the claim that was stepped to in a document, else the page.
function scope() {
  return document.querySelector("article.card.on, article.card:target") || document.getElementById("main");
}

function press(key) {
  const found = scope().querySelector(`[data-key="${key}"]`) || document.querySelector(`.done [data-key="${key}"], .mark-words [data-key="${key}"]`);
  if (found) found.click();
  return Boolean(found);
}

function act(key) {
  if (key === "?") {
    const keys = document.getElementById("keys");
    if (!keys) return false;
    keys.open = !keys.open;
    if (keys.open) keys.querySelector("summary").focus();
    return true;
  }
  if (key === "/") {
    const field = document.querySelector("input[type=search]");
    if (field) field.focus();
    else location.assign("/claims");
    return true;
  }
  if (key === "c") {
    const field = scope().querySelector(".decide input[name=reason]");
    field?.focus();
    return Boolean(field);
  }
  const step = { n: "next", j: "next", p: "prev", k: "prev" }[key];
  if (step && !document.getElementById("text")) {
    const link = document.querySelector(`.pager a[rel=${step}]`);
    link?.click();
    return Boolean(link);
  }
  return /^[a-z0-9]$/.test(key) && press(key);
}

// Files that the server would refuse are not sent.
function tooMuch(form) {
  const files = [...form.querySelectorAll("input[type=file]")].flatMap((each) => [...each.files]);
  const total = files.reduce((sum, each) => sum + each.size, 0);
  if (!form.dataset.most || total <= Number(form.dataset.most)) return false;
  form.querySelector("[role=status]").textContent = `These are ${Math.ceil(total / 2 ** 20).toLocaleString("en")} MB; ${form.dataset.mostTold} are taken at once.`;
  return true;
}

// A form is sent once: a key that is pressed again while the next page comes would decide about the
// claim that has just been decided about.
let leaving = false;
addEventListener("submit", (event) => {
  if (leaving || tooMuch(event.target)) return event.preventDefault();
  leaving = true;
});
addEventListener("pageshow", () => {
  leaving = false;
});

addEventListener("keydown", (event) => {
  if (leaving || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.key === "Escape" && typing(event.target)) event.target.blur();
  if (typing(event.target)) return;
  if (act(event.key)) event.preventDefault();
});

// Selected words: their places, in code points as the program counts them (see dossier.js).
const marking = document.getElementById("mark-words");
const words = document.getElementById("text");
if (marking && words) {
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    if (!range || !words.contains(range.commonAncestorContainer)) return;
    const whole = wordsOf(words);
    const units = [unitsBefore(words, range.startContainer, range.startOffset), unitsBefore(words, range.endContainer, range.endOffset)];
    const [start, end] = units.map((each) => toPoints(whole, each));
    marking.elements.start.value = start;
    marking.elements.end.value = end;
    marking.classList.add("ready");
    document.getElementById("mark-told").textContent = `“${whole.slice(...units).slice(0, 80)}”`;
  });
}

// Work that takes long tells how far it is; when it is over the page is loaded anew.
const job = document.getElementById("job");
async function watch() {
  const response = await fetch(job.dataset.href);
  if (!response.ok) return;
  const told = await response.json();
  if (told.state !== "running") {
    location.reload();
    return;
  }
  document.getElementById("job-count").textContent = told.total ? `${told.done} of ${told.total}` : "";
  const bar = document.getElementById("job-bar");
  bar.max = told.total || 1;
  bar.value = told.done;
  setTimeout(watch, 700);
}
if (job?.dataset.state === "running") setTimeout(watch, 700);
