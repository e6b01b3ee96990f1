import { Schema } from '@formily/json-schema';
import { formilyCompiler } from '@project-cloud/forms-engine';

// Formily's own compiler builds functions from text, which the site's Content-Security-Policy forbids. Ours walks a tree.
Schema.registerCompiler(
  formilyCompiler((fault) => {
    console.error('A form holds an expression that cannot be read', fault);
  }),
);
