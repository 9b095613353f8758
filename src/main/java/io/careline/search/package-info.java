/**
 * Finds tickets by everything that was ever said in them. Follows the journal into a Lucene index
 * of its own on each node, in the folder {@code search} of the data folder; tells no facts. Lucene
 * holds nothing that PostgreSQL lacks. Owns the table of saved searches.
 */
package io.careline.search;
