// The history page: bringing back the words of a revision.
(() => {
  "use strict";
  const desk = document.querySelector("#desk").dataset;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-rev]");
    if (!button) return;
    const answer = await fetch(`/draft/${desk.id}/do`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ verb: "revert", stamp: desk.stamp, rev: Number(button.dataset.rev) }),
    });
    const said = await answer.json();
    if (answer.ok) {
      location.assign(`/draft/${desk.id}`);
      return;
    }
    const done = document.querySelector("#done");
    done.textContent = [said.error, said.remedy].filter(Boolean).join(". ");
    done.hidden = false;
  });
})();
