// What the console does better with a script; every page works without it.

// Moments in the reader's own zone, or in UTC for who has chosen that.
const day = { year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" };
const zoned = new Intl.DateTimeFormat(undefined, day);
const zonedExactly = new Intl.DateTimeFormat(undefined, { ...day, second: "2-digit" });
const zone = zoned.resolvedOptions().timeZone;
let wantsUTC = remembered("times") === "utc";
function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
function localise(root) {
  for (const element of root.querySelectorAll("time[datetime]")) {
    const moment = new Date(element.dateTime);
    if (Number.isNaN(moment.valueOf())) continue;
    element.title ||= element.textContent;
    const format = "exact" in element.dataset ? zonedExactly : zoned;
    element.textContent = wantsUTC ? element.title : format.format(moment);
  }
}
function offerUTC(foot) {
  const [word, button] = foot.children;
  const say = () => {
    word.textContent = `Times are in ${wantsUTC ? "UTC" : zone}.`;
    button.textContent = `Show ${wantsUTC ? zone : "UTC"}`;
  };
  button.addEventListener("click", () => {
    wantsUTC = !wantsUTC;
    try {
      localStorage.setItem("times", wantsUTC ? "utc" : "own");
    } catch {
      // It counts for this page alone.
    }
    say();
    localise(document);
  });
  say();
  foot.hidden = zone === "UTC";
}

// Copying to the clipboard. The buttons are hidden where there is no script.
function showCopyButtons(root) {
  for (const button of root.querySelectorAll("[data-copy], [data-copy-text]")) {
    button.hidden = !navigator.clipboard;
  }
}
const copied = new WeakMap();
async function copy(button) {
  const source = button.dataset.copy && document.getElementById(button.dataset.copy);
  const label = button.lastChild;
  const before = copied.get(button) ?? { text: label.textContent, timer: 0 };
  copied.set(button, before);
  clearTimeout(before.timer);
  try {
    await navigator.clipboard.writeText(source ? source.value : button.dataset.copyText);
    label.textContent = "Copied";
    button.classList.add("copied");
  } catch {
    source?.select();
    label.textContent = source ? "Press Ctrl+C" : "Not allowed";
  }
  before.timer = setTimeout(() => {
    label.textContent = before.text;
    button.classList.remove("copied");
  }, 2000);
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy], [data-copy-text]");
  if (button) copy(button);
});

// A form is sent once, however often somebody presses the button; again when the page is shown again, or was stopped.
const sentFor = 10_000;
document.addEventListener(
  "submit",
  (event) => {
    if (!event.target.dataset.sent) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);
// The window hears of it last, when everybody who may refuse has been asked.
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, sentFor);
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// Forms whose consequences are asked about first. Who was asked here is not asked by a page as well, which is how the server asks
// where there is no script.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.confirm) return;
  if (!window.confirm(form.dataset.confirm)) {
    event.preventDefault();
    return;
  }
  // A form that did not get through is sent again with the answer that it has.
  if (form.elements.namedItem("confirmed")) return;
  const answer = document.createElement("input");
  [answer.type, answer.name, answer.value] = ["hidden", "confirmed", "yes"];
  form.append(answer);
});

// What the server sends for a piece of a page. Whoever is not signed in is led to where one signs in; then nothing more comes, and
// neither does of what is gone.
class Over extends Error {}
async function piece(path) {
  const response = await fetch(path, { redirect: "manual", cache: "no-store" });
  if (response.type === "opaqueredirect") throw new Over("You are signed out. Load this page again to sign in.");
  if (response.status === 403 || response.status === 404) throw new Over("This is not here any more. Load this page again.");
  if (!response.ok) throw new Error(response.status);
  return new DOMParser().parseFromString(await response.text(), "text/html").body.firstElementChild;
}

// Parts of a page that change while it is open: a piece of HTML from the same server, until it no longer waits.
const shown = new WeakMap();
async function refresh(place) {
  if (!place.querySelector("[data-waiting]")) return;
  if (!document.hidden) {
    try {
      const news = await piece(place.dataset.live);
      if (news.outerHTML !== shown.get(place)) {
        shown.set(place, news.outerHTML);
        localise(news);
        renew(place, news);
      }
    } catch (error) {
      if (error instanceof Over) {
        notice(place, error.message);
        return;
      }
      // The next look may find the server again.
    }
  }
  setTimeout(refresh, 1000 * Number(place.dataset.every ?? 2), place);
}
function notice(place, text) {
  const line = document.createElement("p");
  [line.className, line.role, line.textContent] = ["notice warn", "status", text];
  place.before(line);
}
// Whoever reads in the part keeps what they opened, and the keyboard its place.
function renew(place, news) {
  const named = (element) => element.closest("details[id]")?.id ?? element.getAttribute("href");
  const held = place.contains(document.activeElement) ? named(document.activeElement) : null;
  const opened = Array.from(place.querySelectorAll("details[open][id]"), (details) => details.id);
  place.replaceChildren(news);
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  if (!held) return;
  const again = Array.from(place.querySelectorAll("a[href], summary")).find((element) => named(element) === held);
  again?.focus({ preventScroll: true });
}

// Filters that apply as soon as they are chosen; not while somebody walks through a list by the keyboard.
let isPointed = false;
document.addEventListener("pointerdown", () => (isPointed = true), true);
document.addEventListener("keydown", () => (isPointed = false), true);
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-instant]");
  if (form && isPointed && event.target.matches("select")) form.requestSubmit();
});

// What was done is said once, and not again on a reload.
if (new URLSearchParams(location.search).has("done")) {
  const url = new URL(location.href);
  url.searchParams.delete("done");
  history.replaceState(null, "", url);
}
// A page that answers a form shows a secret once; loaded again it is the page of what was made, and nothing is made twice.
const secret = document.querySelector("[data-here]");
if (secret) history.replaceState(null, "", secret.dataset.here);

// What came of a form is where one goes on, by the keyboard and by ear.
const wrong = document.querySelector('main [aria-invalid="true"], main .notice[role="alert"]');
const word = wrong ?? document.querySelector('main > .notice[role="status"]');
if (word && !word.matches("input, select, textarea")) word.tabIndex = -1;
word?.focus();
if (wrong) document.title = `Error: ${document.title}`;

document.querySelector(".side nav [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
for (const place of document.querySelectorAll("[data-live]")) {
  shown.set(place, place.firstElementChild?.outerHTML);
  setTimeout(refresh, 1000, place);
}
localise(document);
for (const foot of document.querySelectorAll("[data-times]")) offerUTC(foot);
showCopyButtons(document);

// The provisioning log, read on while somebody looks: new lines are put on top, and said politely.
class Follower {
  static most = 200;
  #button;
  #lines = document.querySelector("[data-follow-lines]");
  #word = document.querySelector("[data-follow-word]");
  #timer = 0;
  #came = 0;
  #isOn = false;

  constructor(button) {
    this.#button = button;
    button.hidden = false;
    button.addEventListener("click", () => (this.#isOn ? this.#stop(`Paused. ${this.#came} new.`) : this.#start()));
  }

  #say(text) {
    if (this.#word.textContent !== text) this.#word.textContent = text;
  }

  #tell() {
    const many = this.#came === 1 ? "request" : "requests";
    this.#say(this.#came ? `Following. ${this.#came} new ${many}.` : "Following. New requests appear on top.");
  }

  #start() {
    this.#isOn = true;
    this.#button.textContent = "Pause";
    this.#tell();
    this.#look();
  }

  #stop(text) {
    this.#isOn = false;
    clearTimeout(this.#timer);
    this.#button.textContent = "Follow live";
    this.#say(text);
  }

  async #look() {
    clearTimeout(this.#timer);
    let hasMore = false;
    try {
      if (document.hidden) return;
      const news = await piece(this.#button.dataset.follow);
      if (!this.#isOn) return;
      this.#button.dataset.follow = news.dataset.follow;
      hasMore = "followMore" in news.dataset;
      this.#take(news);
    } catch (error) {
      if (!this.#isOn) return;
      if (error instanceof Over) this.#stop(error.message);
      else this.#say("The server can't be reached; trying again.");
    } finally {
      clearTimeout(this.#timer);
      // Two seconds after each page of many the log would be ahead for good.
      if (this.#isOn && hasMore) this.#look();
      else if (this.#isOn) this.#timer = setTimeout(() => this.#look(), 2000);
    }
  }

  #take(news) {
    const known = new Set(Array.from(this.#lines.rows, (row) => row.dataset.entry));
    const fresh = Array.from(news.rows).filter((row) => !known.has(row.dataset.entry));
    this.#came += fresh.length;
    this.#tell();
    if (fresh.length === 0) return;
    for (const row of fresh) {
      localise(row);
      row.classList.add("fresh");
    }
    this.#lines.prepend(...fresh);
    while (this.#lines.rows.length > Follower.most) this.#lines.rows[Follower.most].remove();
    document.querySelector("[data-follow-empty]")?.remove();
    this.#lines.closest(".card").hidden = false;
  }
}
const follower = document.querySelector("button[data-follow]");
if (follower) new Follower(follower);
