package io.qingyuan.fields;

import io.qingyuan.identity.Title;
import org.jspecify.annotations.Nullable;

/** A part of a form. */
public record Section(String id, Title title, @Nullable Title help) {}
