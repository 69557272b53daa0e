Feature: Later attempts in one process
  SWRA513C section 2.1. Each failed confirmation leads back to the configuration stage, the second and the third as the
  first: the device AP is back, a phone joins, and another profile is accepted.

  Rule: PROV-2.1-12 Each failed connection leads back to configuration

    @PROV-2.1-12 @PROV-5-07 @PROV-5.2-01 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-2.1-12/4 When <process> <moment>, a phone joins again and adds another profile
      Given <process> <moment>
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

      Examples:
        | process                                                                     | moment                          |
        | AP provisioning in its second attempt                                       | has failed to find the network  |
        | AP provisioning in its third attempt                                        | has failed to connect           |
        | AP+SmartConfig provisioning after a success in its second attempt           | has failed to get an IP address |
        | AP provisioning with external confirmation after a stop in its third attempt | has failed to find the network |
        | auto-provisioning as an access point in its second attempt                  | has failed to connect           |

      Examples: with many attempts or processes
        | process                                      | moment                         |
        | AP provisioning in its sixth attempt         | has failed to find the network |
        | AP+SmartConfig provisioning after nine stops | has failed to connect          |

      Examples: in the fifth attempt
        | process                              | moment                         |
        | AP provisioning in its fifth attempt | has failed to find the network |

    @PROV-2.1-12 @PROV-5-07 @needs-phone @needs-network
    Scenario Outline: PROV-2.1-12/5 When <process> <moment>, the device reports no end
      Given <process> <moment>
      When the early moment (1 s) passes
      Then the device reports nothing else

      Examples:
        | process                                          | moment                          |
        | AP provisioning in its second attempt            | has failed to find the network  |
        | AP+SmartConfig provisioning in its third attempt | has failed to connect           |
        | AP provisioning in its third attempt             | has failed to get an IP address |

  Rule: PROV-2.1-13 A result that is not fetched leads back each time

    @PROV-2.1-13 @needs-phone @needs-network @needs-wifi-scan
    Scenario Outline: PROV-2.1-13/3 When <process> has failed to deliver the result, a phone joins again and adds another profile
      Given <process> has failed to deliver the result
      And the device reports nothing else
      When the phone joins the device AP and adds the profile "work"
      Then the device reports the profile "work"

      Examples:
        | process                                                           |
        | AP provisioning in its second attempt                             |
        | AP+SmartConfig provisioning in its third attempt                  |
        | AP+SmartConfig provisioning after a success in its second attempt |
        | AP provisioning after a reset and a time-out in its third attempt |
