"""Words of a language: function words, verb forms, titles, heads, chunks, numerals."""
