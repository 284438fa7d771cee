const mebibyte = 2 ** 20;

/**
 * Bytes of all parts together, unpacked. A sheet of 1,048,576 rows × 20 columns takes about 850 MB;
 * it is scanned in constant memory, twice, in well under the 90 s that a file may take.
 */
export const inflatedBytesMax = 1024 * mebibyte;

/** Bytes of a part that only describes: types, relations, names of sheets. Real ones have KBs. */
export const smallPartBytesMax = 16 * mebibyte;

/** Bytes of the styles, unpacked. Worn-out workbooks bring tens of MB. */
export const stylesBytesMax = 128 * mebibyte;

/** The shared texts are the only part that is kept in memory: about 60 bytes each, and themselves. */
export const sharedTextsMax = 3_000_000;
export const sharedTextsBytesMax = 192 * mebibyte;

/** Parts of a package. Workbooks with thousands of pictures exist, with ten thousand they do not. */
export const partsMax = 10_000;

/**
 * Unpacked ÷ packed of one part. Sheets of equal rows reach about 100; deflate ends at 1,032, which
 * is where a bomb is. Below `bombBytesMin` a part costs nothing, whatever its ratio.
 */
export const ratioMax = 400;
export const bombBytesMin = 16 * mebibyte;

/**
 * Sheets. Each one that may be meant is looked into; a workbook of a sheet a day has 366 a year.
 */
export const sheetsMax = 1_000;

/**
 * Bytes that are unpacked to choose the sheet, of all sheets together: 30 filled rows of each take
 * some KB. What rows that only look filled (borders, colours) take of it is not there for others.
 */
export const choosingBytesMax = 256 * mebibyte;

/** Styles of cells, of which Excel ends at 65,490, and formats of numbers. */
export const stylesMax = 100_000;

/** Elements inside each other. A sheet has six levels, a drawing hardly twenty. */
export const depthMax = 100;

/** Characters of one tag, comment or CDATA section. Excel's longest attribute is a formula. */
export const tagCharsMax = mebibyte;

/** Characters of one row's texts. Excel ends a cell at 32,767. */
export const rowCharsMax = 1_000_000;

/** Characters of all rows: a few KB of cells may name one shared text of 1 MB again and again. */
export const sheetCharsMax = 1024 * mebibyte;

/** Rows of a worksheet, since 2007. */
export const rowsMax = 1_048_576;

/** Merged areas of a sheet that are kept in mind; about 100 bytes each. */
export const mergesMax = 500_000;

/** Cells that are looked at to fill merged areas: a million rows of 30 such columns. */
export const mergeLooksMax = 30_000_000;

/**
 * Bytes of the old binary format, which the library reads whole: it took 33 MB of memory and 0.12 s
 * for each MB of a mixed table. Excel's own full sheet of 65,536 rows × 20 columns has 16 MB.
 */
export const xlsBytesMax = 20 * mebibyte;
