package org.plumbline.app.ui.control;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/// Writes pictures of pixels. What is transparent becomes black: paint a background.
public final class PngFile {
    private static final int OPAQUE = 255;

    private PngFile() {}

    /// Returns the file.
    public static Path write(Image picture, Path file) throws IOException {
        var image = new BufferedImage((int) picture.getWidth(), (int) picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        lay(picture, image, 0, 0);
        return write(image, file);
    }

    /// Likewise.
    public static Path write(BufferedImage image, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("this Java cannot write PNG files");
            }
        }
        return file;
    }

    /// Lays `part` over `image`, as far as it has room there.
    public static void lay(Image part, BufferedImage image, int x, int y) {
        int width = Math.min((int) part.getWidth(), image.getWidth() - x);
        int height = Math.min((int) part.getHeight(), image.getHeight() - y);
        int[] pixels = new int[width * height];
        part.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        int[] below = image.getRGB(x, y, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) {
            below[i] = over(pixels[i], below[i]);
        }
        image.setRGB(x, y, width, height, below, 0, width);
    }

    private static int over(int above, int below) {
        int alpha = above >>> 24;
        return switch (alpha) {
            case 0 -> below;
            case OPAQUE -> above;
            default -> (OPAQUE << 24) | mixed(above, below, alpha, 16) | mixed(above, below, alpha, 8) | mixed(above, below, alpha, 0);
        };
    }

    /// One of the three colours, by its place in a pixel.
    private static int mixed(int above, int below, int alpha, int shift) {
        int sum = ((above >>> shift) & OPAQUE) * alpha + ((below >>> shift) & OPAQUE) * (OPAQUE - alpha);
        return ((sum + OPAQUE / 2) / OPAQUE) << shift;
    }
}
