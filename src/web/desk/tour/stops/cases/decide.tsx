import { useWords } from '../../../base/words.tsx';
import { Box, Drawing, Grey, Press, Side } from '../../picture.tsx';
import type { Stop } from '../stop.ts';

/** Voting on a request. */
export const decide: Stop = {
  name: 'decide',
  needs: ['decide'],
  at: '/desk/requests',
  Picture() {
    const { say } = useWords();
    return (
      <Drawing at="/desk/requests">
        <Box>
          <Grey wide={40} />
          <Grey wide={75} />
        </Box>
        <Side>
          <Press lit icon="check">
            {say('desk.decision.accepted')}
          </Press>
          <Press lit icon="close">
            {say('desk.decision.refused')}
          </Press>
          <Press lit icon="clock">
            {say('desk.decision.deferred')}
          </Press>
        </Side>
        <Box>
          <Grey wide={55} />
        </Box>
      </Drawing>
    );
  },
};
