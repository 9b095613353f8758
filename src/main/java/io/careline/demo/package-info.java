/**
 * The demonstration workspace: a company that does not exist, its people, its customers and two
 * months of their conversations in both languages, made by a seeded generator. Stands beside {@code
 * Main}; nobody but the start calls it. Its words are in {@code resources/demo}.
 */
package io.careline.demo;
