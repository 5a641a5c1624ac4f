/** HTTP: what a request may say, what it is answered, and in which words. */
@NullMarked
package io.quittance.api.http;

import org.jspecify.annotations.NullMarked;
