// A drop zone around a file picker: files may be dropped on it; the picker itself goes on working.

for (const zone of document.querySelectorAll("[data-drop]")) {
  const picker = zone.querySelector('input[type="file"]');
  const said = zone.querySelector("[data-drop-said]");
  const name = () => {
    const names = [...picker.files].map((file) => file.name);
    if (said) said.textContent = names.length > 3 ? `${names.slice(0, 3).join(", ")} +${names.length - 3}` : names.join(", ");
    zone.toggleAttribute("data-filled", names.length > 0);
  };
  let depth = 0;
  zone.addEventListener("dragenter", (event) => { event.preventDefault(); depth += 1; zone.toggleAttribute("data-over", true); });
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("dragleave", () => { depth -= 1; if (depth <= 0) zone.removeAttribute("data-over"); });
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    zone.removeAttribute("data-over");
    if (event.dataTransfer.files.length) { picker.files = event.dataTransfer.files; name(); }
  });
  picker.addEventListener("change", name);
}
