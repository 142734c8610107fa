// Sections 1–3, and the page's end.

// Sections 4–6.
