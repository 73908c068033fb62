package org.plumbline.plan;

/// Something in the text that could not be used, without harm to the rest.
///
/// @param line in the person's text, from 1
/// @param message one clear sentence
public record Warning(int line, String message) {}
