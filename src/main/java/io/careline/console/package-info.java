/** What an agent sees: the door to the live hub and the console's page. Owns no tables. */
package io.careline.console;
