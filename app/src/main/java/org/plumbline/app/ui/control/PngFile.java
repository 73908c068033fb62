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
    private PngFile() {}

    /// Returns the file.
    public static Path write(Image picture, Path file) throws IOException {
        var image = new BufferedImage((int) picture.getWidth(), (int) picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        copy(picture, image, 0, 0);
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

    /// Puts `part` into `image`, as far as it has room there.
    public static void copy(Image part, BufferedImage image, int x, int y) {
        int width = Math.min((int) part.getWidth(), image.getWidth() - x);
        int height = Math.min((int) part.getHeight(), image.getHeight() - y);
        int[] pixels = new int[width * height];
        part.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        image.setRGB(x, y, width, height, pixels, 0, width);
    }
}
