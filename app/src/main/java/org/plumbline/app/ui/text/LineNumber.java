package org.plumbline.app.ui.text;

/// Numbers of lines, all equally long, so that they line up on the right in a font of fixed width.
///
/// @param last the largest number there is
public record LineNumber(int last) {
    public String of(int line) {
        String number = Integer.toString(line);
        return " ".repeat(Math.max(0, Integer.toString(last).length() - number.length())) + number;
    }
}
