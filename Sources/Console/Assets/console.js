// What the console does better with a script; every page works without it.

// Moments in the reader's own zone, with UTC at hand.
const zoned = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
function localise(root) {
  for (const element of root.querySelectorAll("time[datetime]:not([title])")) {
    const moment = new Date(element.dateTime);
    if (Number.isNaN(moment.valueOf())) continue;
    element.title = element.textContent;
    element.textContent = zoned.format(moment);
  }
}

// Copying to the clipboard. The buttons are hidden where there is no script.
function showCopyButtons(root) {
  for (const button of root.querySelectorAll("[data-copy], [data-copy-text]")) {
    button.hidden = !navigator.clipboard;
  }
}
async function copy(button) {
  const source = button.dataset.copy && document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText(source ? source.value : button.dataset.copyText);
  const label = button.lastChild;
  const text = label.textContent;
  label.textContent = "Copied";
  button.classList.add("copied");
  setTimeout(() => {
    label.textContent = text;
    button.classList.remove("copied");
  }, 2000);
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy], [data-copy-text]");
  if (button) copy(button);
});

// Forms whose consequences are asked about first.
document.addEventListener("submit", (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});

// Parts of a page that change while it is open: a piece of HTML from the same server, until it no longer waits.
async function refresh(place) {
  if (!place.querySelector("[data-waiting]")) return;
  if (!document.hidden) {
    try {
      const response = await fetch(place.dataset.live, { redirect: "error", cache: "no-store" });
      if (response.ok) {
        const fragment = new DOMParser().parseFromString(await response.text(), "text/html");
        const news = fragment.body.firstElementChild;
        if (news && news.outerHTML !== place.dataset.shown) {
          place.dataset.shown = news.outerHTML;
          localise(news);
          place.replaceChildren(news);
        }
      }
    } catch {
      // The next look may find the server again.
    }
  }
  setTimeout(refresh, 2000, place);
}

// Filters that apply as soon as they are chosen.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-instant]");
  if (form && event.target.matches("select")) form.requestSubmit();
});

// What was done is said once, and not again on a reload.
if (new URLSearchParams(location.search).has("done")) {
  const url = new URL(location.href);
  url.searchParams.delete("done");
  history.replaceState(null, "", url);
}

document.querySelector(".side nav [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
localise(document);
showCopyButtons(document);
for (const place of document.querySelectorAll("[data-live]")) setTimeout(refresh, 1000, place);

// The provisioning log, read on while somebody looks: new lines are put on top, and said politely.
const follower = document.querySelector("button[data-follow]");
function follow() {
  const button = follower;
  const lines = document.querySelector("[data-follow-lines]");
  const word = document.querySelector("[data-follow-word]");
  const most = 200;
  let timer = 0;
  let came = 0;
  let isOn = false;
  const say = (text) => {
    if (word.textContent !== text) word.textContent = text;
  };
  const tell = () => say(came ? `Following. ${came} new ${came === 1 ? "request" : "requests"}.` : "Following. New requests appear on top.");
  const stop = (text) => {
    isOn = false;
    button.textContent = "Follow live";
    say(text);
  };
  async function look() {
    let hasMore = false;
    try {
      if (document.hidden) return;
      const response = await fetch(button.dataset.follow, { redirect: "manual", cache: "no-store" });
      // Whoever is not signed in is led to where one signs in.
      if (response.type === "opaqueredirect") {
        if (isOn) stop("You are signed out. Load this page again to sign in.");
        return;
      }
      if (!response.ok) throw new Error(response.status);
      const news = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-follow]");
      if (!isOn) return;
      button.dataset.follow = news.dataset.follow;
      hasMore = "followMore" in news.dataset;
      const known = new Set(Array.from(lines.rows, (row) => row.dataset.entry));
      const fresh = Array.from(news.rows).filter((row) => !known.has(row.dataset.entry));
      came += fresh.length;
      tell();
      if (fresh.length === 0) return;
      for (const row of fresh) {
        localise(row);
        row.classList.add("fresh");
      }
      lines.prepend(...fresh);
      while (lines.rows.length > most) lines.rows[most].remove();
      document.querySelector("[data-follow-empty]")?.remove();
      lines.closest(".card").hidden = false;
    } catch {
      if (isOn) say("The server can't be reached; trying again.");
    } finally {
      clearTimeout(timer);
      // Two seconds after each page of many the log would be ahead for good.
      if (isOn && hasMore) look();
      else if (isOn) timer = setTimeout(look, 2000);
    }
  }
  button.hidden = false;
  button.addEventListener("click", () => {
    isOn = !isOn;
    button.textContent = isOn ? "Pause" : "Follow live";
    clearTimeout(timer);
    if (isOn) {
      tell();
      look();
    } else {
      say(`Paused. ${came} new.`);
    }
  });
}
if (follower) follow();
