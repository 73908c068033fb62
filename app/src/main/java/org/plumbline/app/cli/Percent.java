package org.plumbline.app.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// `20%` or `20`, as a share.
///
/// @param share 0.2 of them
record Percent(double share) {
    static final class Converter implements ITypeConverter<Percent> {
        private static final double WHOLE = 100;

        @Override
        public Percent convert(String text) {
            String number = text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text;
            try {
                double percent = Double.parseDouble(number);
                if (percent >= 0 && percent <= 1e6) {
                    return new Percent(percent / WHOLE);
                }
            } catch (NumberFormatException _) {
                // told below
            }
            throw new TypeConversionException("expected a percentage such as 20%, found '" + text + "'");
        }
    }
}
