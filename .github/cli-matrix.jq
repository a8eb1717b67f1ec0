# The matrix of the acceptance tests: the newest patch of each version, and the
# release candidates as they are.
["terraform", "opentofu"] as $products
| [($products[] as $product | .[$product][] | {product: $product, version: "\(.).x", candidate: false}),
   (.candidates[] | . + {candidate: true})]
| "matrix=\(tojson)"
