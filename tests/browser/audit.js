/** What a program can see of how usable a page is (WCAG 2.2 AA): names, sizes, contrast. Runs inside the page. */
() => {
  const seen = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.getClientRects().length > 0 &&
    !element.closest(".spoken");

  const named = (element) =>
    [element.getAttribute("aria-label"), element.labels?.[0]?.textContent, element.textContent, element.alt].some(
      (words) => words?.trim(),
    );

  const small = (element) => {
    const box = element.getBoundingClientRect();
    const inText = getComputedStyle(element).display.startsWith("inline") && element.closest("p");
    return !inText && (box.width < 24 || box.height < 24);
  };

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  /** Red, green, blue from 0 to 255, and opacity from 0 to 1. */
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].map((value, at) => (at < 3 ? value : value / 255));
  };

  const luminance = (colour) => {
    const [red, green, blue] = colour
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  const ratio = (one, other) => {
    const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
  };

  const blend = (above, below) => [0, 1, 2].map((at) => above[at] * above[3] + below[at] * (1 - above[3]));

  /** Every colour that may lie behind an element's words; of a gradient, both ends. */
  const grounds = (element) => {
    if (!element) return [[255, 255, 255]];
    const { backgroundImage, backgroundColor } = getComputedStyle(element);
    const own = (backgroundImage.match(/(rgba?|color)\([^)]*\)/g) ?? [backgroundColor]).map(rgba);
    if (own.every((colour) => colour[3] === 1)) return own;
    return own.flatMap((colour) => grounds(element.parentElement).map((below) => blend(colour, below)));
  };

  const contrast = (element) => {
    const ink = rgba(getComputedStyle(element).color);
    return Math.min(...grounds(element).map((ground) => ratio(ink, ground)));
  };

  const wanted = (element) => {
    const { fontSize, fontWeight } = getComputedStyle(element);
    const size = parseFloat(fontSize);
    return size >= 24 || (Number(fontWeight) >= 700 && size >= 18.66) ? 3 : 4.5;
  };

  const withWords = [...document.body.querySelectorAll("*:not(script, noscript)")]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((element) => seen(element) && !element.closest(".spoiler:not(.open)"));

  const controls = [...document.querySelectorAll("a[href], button, input, textarea, select, [role], section")].filter(
    seen,
  );
  const pressed = controls.filter((element) => element.matches("a, button, select, textarea, [role=tab]"));
  return {
    nameless: controls
      .filter((element) => !named(element) && !element.matches("[role=status]"))
      .map((element) => element.outerHTML),
    small: pressed.filter(small).map((element) => element.outerHTML),
    faint: withWords
      .filter((element) => contrast(element) < wanted(element))
      .map((element) => `${contrast(element).toFixed(2)}: ${element.outerHTML}`),
  };
};
