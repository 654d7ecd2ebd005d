// The dossier works without this file. It adds: next and previous by keyboard, a figure's card
// beside its words, the place of selected words, and links to any words (#at=120-134).
"use strict";

// Python counts code points, JavaScript UTF-16 units: characters beyond U+FFFF count twice here.
function toUnits(text, points) {
  let units = 0;
  for (let left = points; left > 0 && units < text.length; left -= 1) {
    units += text.codePointAt(units) > 0xffff ? 2 : 1;
  }
  return units;
}

function toPoints(text, units) {
  let points = 0;
  for (let at = 0; at < units; points += 1) {
    at += text.codePointAt(at) > 0xffff ? 2 : 1;
  }
  return points;
}

// The elements that hold the document's words, and nothing else: one, or one a page.
function holders(text) {
  const leaves = [...text.querySelectorAll(".leaf-text")];
  return leaves.length ? leaves : [text];
}

const wordsOf = (text) => holders(text).map((each) => each.textContent).join("");

// The DOM position of a UTF-16 offset in the document's words.
function locate(text, offset) {
  let left = offset;
  for (const root of holders(text)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
  }
  return null;
}

// How many units of the document's words stand before a place in it.
function unitsBefore(text, node, offset) {
  const range = document.createRange();
  let units = 0;
  for (const root of holders(text)) {
    range.selectNodeContents(root);
    const side = range.comparePoint(node, offset);
    if (side < 0) break;
    if (side === 0) range.setEnd(node, offset);
    units += range.toString().length;
    if (side === 0) break;
  }
  return units;
}

// Puts words in the middle of the window, or their middle and their box's where both have room.
function bring(words, box) {
  words.scrollIntoView({ block: "center" });
  if (!box || words === box) return;
  const [one, other] = [words.getBoundingClientRect(), box.getBoundingClientRect()];
  const [top, bottom] = [Math.min(one.top, other.top), Math.max(one.bottom, other.bottom)];
  if (other.height && bottom - top < innerHeight * 0.8) scrollBy(0, (top + bottom - innerHeight) / 2);
}

function reader(text, cards) {
  const stops = [...text.querySelectorAll("[data-f][id]")];
  let current = -1;

  const link = (stop) => (stop.matches("a") ? stop : text.querySelector(`.tag[href="#c-${stop.id}"]`));

  function show(id, { words = false, card = false } = {}) {
    for (const each of document.querySelectorAll(".on")) each.classList.remove("on");
    const pieces = document.querySelectorAll(`[data-f="${CSS.escape(id)}"]`);
    for (const each of pieces) each.classList.add("on");
    current = stops.findIndex((stop) => stop.id === id);
    if (current >= 0) place.textContent = `${current + 1} of ${stops.length}`;
    const stop = document.getElementById(id);
    const beside = document.getElementById(`c-${id}`);
    const box = document.querySelector(`.paper a[href="#c-${CSS.escape(id)}"]`);
    box?.classList.add("on");
    // In page mode the words are hidden: their box on the page stands for them.
    const seen = stop?.checkVisibility?.() === false && box ? box : stop;
    if (words && seen) bring(seen, box);
    const scrolls = getComputedStyle(cards).overflowY === "auto";
    if (beside && scrolls) cards.scrollTop += beside.getBoundingClientRect().top - cards.getBoundingClientRect().top - 12;
    else if (beside && card) beside.scrollIntoView({ block: "center" });
  }

  // Stepping replaces the address, so that "back" leaves the document and not the last figure.
  function step(by) {
    if (!stops.length) return;
    const first = by > 0 ? 0 : stops.length - 1;
    const next = current < 0 ? first : (current + by + stops.length) % stops.length;
    const id = stops[next].id;
    history.replaceState(null, "", `#${id}`);
    show(id, { words: true });
    link(stops[next])?.focus({ preventScroll: true });
  }

  const steps = document.createElement("p");
  steps.className = "steps";
  const place = document.createElement("span");
  place.setAttribute("role", "status");
  const button = (label, key, by) => {
    const made = document.createElement("button");
    made.type = "button";
    made.append(label, " ");
    const hint = document.createElement("kbd");
    hint.textContent = key;
    made.append(hint);
    made.setAttribute("aria-keyshortcuts", key);
    made.addEventListener("click", () => step(by));
    return made;
  };
  if (stops.length) {
    place.textContent = `${stops.length} in the text`;
    steps.append(button("Previous", "p", -1), place, button("Next", "n", 1));
    document.querySelector(".reading .bar").append(steps);
  }

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=radio]), textarea, select")) return;
    const by = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
    }
  });

  text.addEventListener("click", (event) => {
    const piece = event.target.closest("[data-f], .tag");
    if (!piece || !getSelection().isCollapsed) return;
    const id = piece.dataset.f || piece.getAttribute("href").slice(3);
    event.preventDefault();
    history.pushState(null, "", `#${id}`);
    show(id, { card: true });
  });

  const inWords = (each) => each && text.contains(each) && !each.closest(".sheet");

  function follow() {
    const hash = decodeURIComponent(location.hash.slice(1));
    const span = /^at=(\d+)-(\d+)$/.exec(hash);
    if (span) mark(Number(span[1]), Number(span[2]));
    else if (hash.startsWith("c-")) show(hash.slice(2), { card: true });
    else if (document.getElementById(hash)?.dataset.f) show(hash, { words: true });
    else if (inWords(document.getElementById(hash))) document.getElementById(hash).scrollIntoView({ block: "center" });
  }

  function mark(start, end) {
    const whole = wordsOf(text);
    const from = locate(text, toUnits(whole, start));
    const to = locate(text, toUnits(whole, end));
    if (!from || !to) return;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    if (window.Highlight) CSS.highlights.set("at", new Highlight(range));
    else {
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }
    from[0].parentElement.scrollIntoView({ block: "center" });
  }

  const told = document.createElement("p");
  told.className = "selected";
  told.hidden = true;
  document.body.append(told);
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    told.hidden = !range || !text.contains(range.commonAncestorContainer);
    if (told.hidden) return;
    const whole = wordsOf(text);
    const start = toPoints(whole, unitsBefore(text, range.startContainer, range.startOffset));
    const end = toPoints(whole, unitsBefore(text, range.endContainer, range.endOffset));
    const here = document.createElement("a");
    here.href = `#at=${start}-${end}`;
    here.textContent = `characters ${start}–${end}`;
    told.replaceChildren("Selected: ", here);
  });

  addEventListener("hashchange", follow);
  addEventListener("popstate", follow);
  follow();
}

const text = document.getElementById("text");
if (text) reader(text, document.getElementById("cards"));

// Folded parts are opened for paper, and when a link leads into them.
const opened = [];
addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll("details:not([open])")) {
    each.open = true;
    opened.push(each);
  }
});
addEventListener("afterprint", () => {
  for (const each of opened.splice(0)) each.open = false;
});
