/**
 * The engine of signed documents, without database and framework: a definition compiled once, from which the server's check, the form
 * in the browser, the print, the reference page and the tests all take who may do what to a field at a step.
 */
@NullMarked
package io.qingyuan.documents.internal.engine;

import org.jspecify.annotations.NullMarked;
