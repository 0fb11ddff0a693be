// Pointing at a page: words that a drag runs over, or the area that it spans. By mouse, pen, finger or keys.

const STILL = 5; // CSS pixels within which a hand that clicks stays

// Where on which page an event is, in points.
function spot(viewer, event) {
  const element = document.elementFromPoint(event.clientX, event.clientY)?.closest(".page");
  if (!element || !viewer.element.contains(element)) return null;
  const page = Number(element.dataset.page);
  const frame = element.getBoundingClientRect();
  const [width, height] = viewer.sizes[page];
  return { page, x: ((event.clientX - frame.left) / frame.width) * width, y: ((event.clientY - frame.top) / frame.height) * height };
}

// The word nearest to a place on its own line; one on the line counts for more than one above it.
function nearest(words, { x, y }) {
  let best = null;
  let least = Infinity;
  for (const word of words) {
    const [, , x0, y0, x1, y1] = word;
    const down = Math.max(y0 - y, 0, y - y1);
    const across = Math.max(x0 - x, 0, x - x1);
    const far = across + 6 * down;
    if (far < least) [best, least] = [word, far];
  }
  return best;
}

function between(words, one, other) {
  const [from, to] = [Math.min(one[0], other[0]), Math.max(one[1], other[1])];
  return { start: from, end: to, words: words.filter(([start, end]) => start >= from && end <= to) };
}

export function pointing(viewer) {
  let began = null;
  let last = null; // what was pointed at, for who lets go beside the page or outside the window

  const drag = (event) => {
    const here = spot(viewer, event);
    if (!began || !here || here.page !== began.page) return null;
    const area = began.area;
    const box = [Math.min(began.x, here.x), Math.min(began.y, here.y), Math.max(began.x, here.x), Math.max(began.y, here.y)];
    if (area) {
      viewer.mark([{ page: began.page, box, kind: "own" }]);
      return { kind: "area", page: began.page, box };
    }
    const words = viewer.known.get(began.page)?.words ?? [];
    const [first, last] = [nearest(words, began), nearest(words, here)];
    if (!first || !last) return null;
    const chosen = between(words, first, last);
    viewer.mark(chosen.words.map((word) => ({ page: began.page, box: word.slice(2, 6), kind: "own" })));
    return { kind: "words", page: began.page, start: chosen.start, end: chosen.end, text: chosen.words.map((word) => word[6]).join(" ") };
  };

  viewer.element.addEventListener("pointerdown", (event) => {
    viewer.justDragged = false;
    if (event.button !== 0 || viewer.which !== "before" || event.pointerType === "touch" && !viewer.touch) return;
    const here = spot(viewer, event);
    if (!here) return;
    last = null;
    const area = viewer.paper && (viewer.tool === "area" || event.shiftKey);
    began = { ...here, clientX: event.clientX, clientY: event.clientY, area };
    viewer.element.classList.toggle("areas", area);
  });
  viewer.element.addEventListener("pointermove", (event) => {
    if (!began) return;
    if (Math.hypot(event.clientX - began.clientX, event.clientY - began.clientY) < STILL && !viewer.justDragged) return;
    if (!viewer.justDragged) viewer.element.setPointerCapture(event.pointerId);
    viewer.justDragged = true;
    last = drag(event) ?? last;
    event.preventDefault();
  });
  const end = (event) => {
    if (!began) return;
    const found = viewer.justDragged ? drag(event) ?? last : null;
    began = null;
    if (found) viewer.dragged(found);
    setTimeout(() => { viewer.justDragged = false; }, 0);
  };
  viewer.element.addEventListener("pointerup", end);
  viewer.element.addEventListener("pointercancel", () => { began = null; });
}

// A rectangle that keys move and size, for who has no mouse; Enter takes it and Escape leaves it.
export function rectangle(viewer, { taken, left, moved }) {
  const page = viewer.page;
  const [width, height] = viewer.sizes[page];
  let box = [width * 0.2, height * 0.2, width * 0.5, height * 0.25];
  const show = () => {
    viewer.mark([{ page, box, kind: "own" }]);
    const top = viewer.tops[page] + box[1] * viewer.scale;
    if (top < viewer.element.scrollTop || top > viewer.element.scrollTop + viewer.element.clientHeight - 80) viewer.element.scrollTop = top - 100;
    moved(box);
  };
  const key = (event) => {
    const step = event.ctrlKey ? 1 : 8;
    const way = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (event.key === "Enter" || event.key === "Escape") {
      viewer.element.removeEventListener("keydown", key, true);
      if (event.key === "Enter") taken({ kind: "area", page, box });
      else left();
    } else if (way) {
      const [dx, dy] = way;
      const [x0, y0, x1, y1] = box;
      box = event.shiftKey ? [x0, y0, Math.max(x0 + 6, x1 + dx), Math.max(y0 + 6, y1 + dy)] : [x0 + dx, y0 + dy, x1 + dx, y1 + dy];
      const [right, down] = [Math.max(0, box[2] - width), Math.max(0, box[3] - height)];
      const [back, up] = [Math.min(0, box[0]), Math.min(0, box[1])];
      box = [box[0] - right - back, box[1] - down - up, box[2] - right - back, box[3] - down - up].map((side) => Math.max(0, side));
      show();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  viewer.element.addEventListener("keydown", key, true);
  viewer.element.focus();
  show();
}
