/**
 * The index: its folders, what a ticket's document is, how it follows the journal, how it is built.
 */
package io.careline.search.index;
