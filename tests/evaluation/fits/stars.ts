import { fitStars, repositories } from '../stars';
import type { Fit } from '../task';

/** For the evaluation alone: the product judges no site with stars and forks. */
export const starsFit: Fit = {
  file: '../../../tests/evaluation/tables/stars.json',
  needs: ['github_fake_stars'],
  make({ data }) {
    const repos = repositories(data);
    const organic = repos.filter(({ padded }) => !padded).length;
    return {
      ...fitStars(repos),
      provenance: `hehao98/StarScout @c955b489 (Apache-2.0), 2024-10: ${organic} repositories sampled at random, 30 stars or more; share with fewer forks (issues) per star than 10^-3.9, 10^-3.8 and so on, by log10 of stars`,
    };
  },
};
