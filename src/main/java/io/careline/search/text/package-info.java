/**
 * How search cuts a text into terms: folding, words, stems, Han characters and pairs, codes, names.
 * Pure functions and one analyzer; knows Lucene's analysis and the house's table of simplified
 * characters, and nothing else. What is indexed and what is searched for both go through here.
 */
package io.careline.search.text;
