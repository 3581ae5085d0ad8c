import { useWords } from '../../../base/words.tsx';
import { Box, Drawing, Grey, Press, Side } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** The papers of a meeting. */
export const meeting: Stop = {
  name: 'meeting',
  needs: ['decide'],
  at: '/desk/requests/agenda',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing at="/desk/requests">
        <Side>
          <Press lit icon="requests">
            {say('desk.papers.agenda')}
          </Press>
          <Press lit icon="seal">
            {say('desk.papers.minutes')}
          </Press>
        </Side>
        <Box>
          <Grey wide={45} />
          <Grey wide={80} />
        </Box>
        <Box>
          <Grey wide={40} />
          <Grey wide={70} />
        </Box>
      </Drawing>
    );
  },
};
