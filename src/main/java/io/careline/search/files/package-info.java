/**
 * The text inside files: found by a process of its own, one file after the other, within limits of
 * size, time and memory, and handed to search. What a file does there it does to that process
 * alone.
 */
package io.careline.search.files;
