import { useWords } from '../../../base/words.tsx';
import { Box, Drawing, Grey, Press } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** Finding somebody again. */
export const find: Stop = {
  name: 'find',
  needs: ['attend'],
  at: '/desk',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing at="/desk">
        <Press lit icon="search">
          {say('desk.search.label')}
        </Press>
        <Box>
          <Grey wide={40} />
          <Grey wide={75} />
        </Box>
        <Box>
          <Grey wide={30} />
          <Grey wide={65} />
        </Box>
      </Drawing>
    );
  },
};
