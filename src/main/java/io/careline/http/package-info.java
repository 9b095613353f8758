/**
 * How a call comes in and an answer goes out: the contract, the checks that it asks for, refusals
 * as problem+json, request ids and security headers. Owns no tables. Every room with routes uses
 * it.
 */
package io.careline.http;
