// How far the sending of a file is. Without it the form sends as any form does.

const form = document.querySelector("[data-upload]");
const shown = form.querySelector("[data-upload-shown]");
const bar = shown.querySelector("progress");
const said = form.querySelector("[data-upload-said]");

function fail(text) {
  shown.hidden = true;
  said.textContent = text;
  said.hidden = false;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const sending = new XMLHttpRequest();
  sending.open("POST", form.action || location.href);
  sending.setRequestHeader("X-Upload", "1");
  sending.upload.addEventListener("progress", (at) => {
    if (at.lengthComputable) bar.value = (100 * at.loaded) / at.total;
  });
  sending.addEventListener("load", () => {
    const go = sending.getResponseHeader("X-Go");
    if (go) location.assign(go);
    else fail(new DOMParser().parseFromString(sending.responseText, "text/html").querySelector(".refusal")?.textContent || said.dataset.failed);
  });
  sending.addEventListener("error", () => fail(said.dataset.failed));
  said.hidden = true;
  shown.hidden = false;
  sending.send(new FormData(form));
});
