// What every page shares: toasts, the drawer of the bar, copying, asking before destroying. Everything works without it too.

const AWAY_AFTER = 9000;

function settleToasts(root) {
  for (const toast of root.querySelectorAll("[data-toast]:not([data-settled])")) {
    toast.dataset.settled = "";
    let timer = setTimeout(() => toast.remove(), AWAY_AFTER);
    const hold = () => clearTimeout(timer);
    const release = () => { timer = setTimeout(() => toast.remove(), AWAY_AFTER / 2); };
    toast.addEventListener("pointerenter", hold);
    toast.addEventListener("focusin", hold);
    toast.addEventListener("pointerleave", release);
    toast.addEventListener("focusout", release);
  }
}

// The live region is filled after the page stands, so that screen readers say it.
function sayToasts() {
  const region = document.getElementById("toasts");
  if (!region) return;
  const said = region.innerHTML;
  if (said.trim()) {
    region.replaceChildren();
    setTimeout(() => { region.innerHTML = said; settleToasts(region); }, 60);
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text, className: "unseen" });
    document.body.append(area);
    area.select();
    const worked = document.execCommand("copy");
    area.remove();
    return worked;
  }
}

function say(button, text) {
  const place = document.getElementById(button.dataset.copySays ?? "");
  if (place) place.textContent = text;
}

document.addEventListener("click", async (event) => {
  const close = event.target.closest("[data-close]");
  if (close) close.closest("[data-toast]").remove();

  const button = event.target.closest("[data-copy]");
  if (button) {
    const from = document.querySelector(button.dataset.copy);
    const worked = await copy(from.value ?? from.textContent);
    say(button, worked ? button.dataset.copied : button.dataset.copyFailed);
  }

  for (const drawer of document.querySelectorAll("details[data-light-dismiss][open]")) {
    if (!drawer.contains(event.target)) drawer.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const drawer of document.querySelectorAll("details[data-light-dismiss][open]")) {
    drawer.open = false;
    drawer.querySelector("summary").focus();
  }
});

document.addEventListener("submit", (event) => {
  const asks = event.submitter?.dataset.asks ?? event.target.dataset.asks;
  if (asks && !window.confirm(asks)) event.preventDefault();
}, true);

document.addEventListener("htmx:load", (event) => settleToasts(event.target));
sayToasts();
