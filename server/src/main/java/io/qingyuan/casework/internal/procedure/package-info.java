/** What packs say of procedures: the header, its parties, deadlines and forms, and whether all of it fits the picture. */
@NullMarked
package io.qingyuan.casework.internal.procedure;

import org.jspecify.annotations.NullMarked;
