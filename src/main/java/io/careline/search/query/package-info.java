/**
 * The language in which people search: words, phrases, fields with values, brackets, in English and
 * Chinese. Reads a line of text into parts that know their places, or says what is wrong and where.
 * Pure functions; what a part means for an index is decided elsewhere.
 */
package io.careline.search.query;
