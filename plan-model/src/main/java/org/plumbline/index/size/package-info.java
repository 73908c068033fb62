/// How large an index would be: PostgreSQL's own way of building one, over the statistics of its columns.
package org.plumbline.index.size;
