package io.careline.search.find;

import io.careline.language.meaning.Vector;
import java.util.List;
import org.apache.lucene.search.Query;

/**
 * What somebody looks for, as Lucene is asked.
 *
 * @param query finds and ranks
 * @param sight filters, whoever asks
 * @param words what is to be marked in what is found
 * @param shown the fields in which passages are looked for
 * @param meanings what it is about, where that ranks beside words
 */
public record Wanted(
    Query query, Query sight, Query words, List<String> shown, List<Vector> meanings) {}
