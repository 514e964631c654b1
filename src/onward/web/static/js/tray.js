// The tray: tick all, and a changed kind ticks its row. Without it, ticking by hand does the same.

const form = document.querySelector("[data-tray]");
const all = form?.querySelector("[data-tick-all]");
const ticks = () => [...form.querySelectorAll(".tick")];

function settle() {
  const ticked = ticks().filter((tick) => tick.checked).length;
  all.checked = ticked > 0 && ticked === ticks().length;
  all.indeterminate = ticked > 0 && !all.checked;
}

all?.addEventListener("change", () => {
  for (const tick of ticks()) tick.checked = all.checked;
});

form?.addEventListener("change", (event) => {
  if (event.target.matches("select[data-row]")) {
    form.querySelector(`#mail-${event.target.dataset.row}`).checked = true;
  }
  if (event.target !== all) settle();
});
