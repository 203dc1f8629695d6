// Names of samples that the program accepts and that must be shown as they are.
"use strict";
module.exports = [
  "<script>alert(1)<script>",
  "<img src=x onerror=alert(1)>",
  'a&"b"',
  "a=cmd()",
  "n".repeat(200),
  "مرحبا_1",
  "שלום (1)",
  "x@sum",
  "&lt;b&gt;",
  "\u202Eesrever",
  "it's, two"
];
