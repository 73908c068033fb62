/// Indexes that would help, and the statements that make them.
package org.plumbline.index;
