(() => {
  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const articles = [...document.querySelectorAll("article")];
  const said = articles.map(one => plain(one.textContent));
  const words = document.getElementById("words"), kind = document.getElementById("kind");
  const status = document.getElementById("said"), all = status.textContent;
  const look = () => {
    const asked = plain(words.value).split(/\s+/).filter(Boolean);
    let found = 0;
    articles.forEach((one, place) => {
      const fits = (!kind.value || one.dataset.kind === kind.value) && asked.every(word => said[place].includes(word));
      one.hidden = !fits;
      found += fits;
    });
    document.querySelectorAll("section").forEach(one => {
      one.hidden = !one.querySelector("article:not([hidden])");
    });
    status.textContent = asked.length || kind.value
      ? found ? found + (found === 1 ? " entry." : " entries.") : "Nothing found. Take a word away." : all;
  };
  let later = 0;
  words.addEventListener("input", () => { clearTimeout(later); later = setTimeout(look, 120); });
  kind.addEventListener("change", look);
  document.getElementById("search").hidden = false;
})();
